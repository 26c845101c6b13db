export type NoticeParams = {
  serial: string;
  title: string;
  flow: string;
  requester: string;
  node: string;
  status: string;
};

/** What a notice's sentences may mention; a ticket without a title goes by its flow's name. */
export function noticeParams(stored: Record<string, string>): NoticeParams {
  const { serial = "", title = "", flow = "", requester = "", node = "", status = "" } = stored;
  return { serial, title: title === "" ? flow : title, flow, requester, node, status };
}
