import type { ListedChannel } from "@/db/queries/channels/channels";
import type { ChannelConfig } from "./channel-config";
import type { ChannelSettings, ChannelView } from "./schema";
import { openConfig } from "./sealed-config";

export function toChannelView({ sealedConfig, lastError, ...row }: ListedChannel): ChannelView {
  const trouble = row.failingSince === null ? null : lastError;
  const config = openConfig(sealedConfig);
  return { ...row, trouble, settings: config === null ? null : shown(config) };
}

function shown(config: ChannelConfig): ChannelSettings {
  switch (config.kind) {
    case "email": {
      const { addresses, server } = config;
      if (server === null) return { kind: "email", addresses, server };
      const { password, ...open } = server;
      return { kind: "email", addresses, server: { ...open, hasPassword: password !== "" } };
    }
    case "webhook":
      return { kind: "webhook", format: config.format, hasSecret: config.secret !== "" };
    case "dingtalk":
    case "feishu":
      return { kind: config.kind, hasSecret: config.secret !== "" };
    case "script": {
      const { language, source, secret } = config;
      return { kind: "script", language, source, hasSecret: secret !== "" };
    }
    default:
      return { kind: config.kind };
  }
}
