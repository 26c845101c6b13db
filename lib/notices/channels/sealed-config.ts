import { openSecret, sealSecret } from "@/lib/platform/secret-box";
import { ChannelConfig } from "./channel-config";

const CONTEXT = "notice channel";

export const sealConfig = (config: ChannelConfig): string => sealSecret(JSON.stringify(config), CONTEXT);

/** null where it cannot be read: it was sealed with another AUTH_SECRET, or is of another release. */
export function openConfig(sealed: string): ChannelConfig | null {
  try {
    return ChannelConfig.parse(JSON.parse(openSecret(sealed, CONTEXT)));
  } catch {
    return null;
  }
}
