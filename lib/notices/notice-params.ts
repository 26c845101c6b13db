export type NoticeParams = {
  serial: string;
  title: string;
  flow: string;
  requester: string;
  node: string;
  status: string;
  /** Who did it; empty when it was the system. */
  actor: string;
  /** What was done, as the log names it. */
  action: string;
  comment: string;
  /** Of what is about no ticket: its name, what is wrong with it, and the page that shows it. */
  subject: string;
  reason: string;
  path: string;
  /** What the flow has to say in its own words; empty says it as usual. */
  ownTitle: string;
  ownText: string;
};

/** What a notice's sentences may mention; a ticket without a title goes by its flow's name. */
export function noticeParams(stored: Record<string, string>): NoticeParams {
  const { serial = "", title = "", flow = "", requester = "", node = "", status = "" } = stored;
  const {
    actor = "",
    action = "",
    comment = "",
    subject = "",
    reason = "",
    path = "/notices",
    ownTitle = "",
    ownText = "",
  } = stored;
  const of = { serial, title: title === "" ? flow : title, flow, requester, node, status };
  return { ...of, actor, action, comment, subject, reason, path, ownTitle, ownText };
}
