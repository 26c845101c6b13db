import type { ChannelConfig } from "@/lib/notices/channels/channel-config";
import { digestOf } from "../digest";
import type { Installation, NoticeRow } from "../file/installation";
import type { Notes } from "../note";

/** A way that loonflow told people, as a channel. */
export type ChannelToImport = {
  /** Its id there. */
  id: number;
  name: string;
  config: ChannelConfig;
  /** Scripts reach into the original's own variables, so they rest until somebody has rewritten them. */
  isActive: boolean;
  titleTemplate: string;
  contentTemplate: string;
  digest: string;
};

const LONGEST_NAME = 60;
const LONGEST_SOURCE = 100_000;

/** Notices that call become signed calls, notices that run a script become scripts; what is neither is left behind. */
export function toChannels({ notices, script_sources }: Installation, notes: Notes): ChannelToImport[] {
  const taken = new Set<string>();
  return notices
    .filter((row) => !row.is_deleted)
    .flatMap((row) => {
      const config = toConfig(row, script_sources);
      if (config === null) {
        notes.add("notice_left_behind", { name: row.name || `#${row.id}` });
        return [];
      }
      const name = nameOf(row, taken);
      notes.add(config.kind === "script" ? "notice_script_kept" : "notice_call_kept", { name });
      const { title_template: titleTemplate, content_template: contentTemplate } = row;
      const channel = { name, config, isActive: config.kind !== "script", titleTemplate, contentTemplate };
      return [{ id: row.id, ...channel, digest: digestOf(channel) }];
    });
}

function toConfig(row: NoticeRow, sources: Installation["script_sources"]): ChannelConfig | null {
  if (row.hook_url !== "") {
    const isAddress = URL.canParse(row.hook_url) && /^https?:$/.test(new URL(row.hook_url).protocol);
    return isAddress ? { kind: "webhook", url: row.hook_url, secret: row.hook_token, format: "loonflow" } : null;
  }
  const source = Object.hasOwn(sources, row.script) ? (sources[row.script] ?? "") : "";
  if (source.trim() === "" || source.length > LONGEST_SOURCE) return null;
  return { kind: "script", language: "python", source, secret: "" };
}

/** Names of channels are told apart without regard to case. */
function nameOf({ id, name }: NoticeRow, taken: Set<string>): string {
  const wanted = name.trim().slice(0, LONGEST_NAME) || `#${id}`;
  const free = taken.has(wanted.toLowerCase()) ? `${wanted} #${id}` : wanted;
  taken.add(free.toLowerCase());
  return free;
}
