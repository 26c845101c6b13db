type Params = Readonly<Record<string, string | number>>;

type RefusalText = {
  msg: string | ((params: Params) => string);
  /** What stands in `data`; without it, what the endpoint puts there. */
  data?: "" | [];
};

const SEE_DOCS = '(调用loonflow接口需要鉴权，请根据文档中"调用授权"部分说明来调用)';
const unproven = (text: string): RefusalText => ({ msg: `权限校验失败：${text}`, data: [] });

/** What callers read for each refusal, in the words they have always been given; they may match or show them. */
export const refusalTexts = {
  app_missing: unproven(`未提供appname${SEE_DOCS}`),
  app_unknown: unproven(`appname未授权，请联系管理员${SEE_DOCS}`),
  timestamp_missing: unproven("未提供timestamp"),
  timestamp_malformed: unproven("timestamp须为10位的秒级时间戳"),
  timestamp_expired: unproven("时间戳过期,请保证在120s内"),
  signature_invalid: unproven("签名校验失败"),

  post_body_empty: { msg: "post参数为空" },
  patch_body_empty: { msg: "patch参数为空" },
  body_malformed: { msg: "请求体须为json对象" },
  query_malformed: { msg: ({ key }) => `参数${key}不合法` },
  category_unknown: { msg: "查询类别错误" },
  username_missing: { msg: "参数不全，请提供username", data: "" },
  username_wanted: { msg: "请提供username", data: "" },
  create_ids_malformed: { msg: "workflow_id或transition_id类型不合法" },
  create_params_missing: { msg: "参数不合法,请提供workflow_id，username，transition_id" },
  handle_params_missing: { msg: "参数不合法,请提供username，transition_id" },

  app_without_flows: { msg: "This app_name have not workflow permission", data: "" },
  flow_not_granted: { msg: ({ app }) => `APP:${app} have no permission to get this workflow info`, data: "" },
  create_not_granted: { msg: ({ app }) => `APP:${app} have no permission to create this workflow ticket`, data: "" },
  ticket_not_granted: { msg: "the app has no permission to the workflow_id", data: "" },
  flow_unpublished: { msg: "工作流尚未发布，不能新建工单" },
  start_missing: { msg: "该工作流未配置初始状态，请检查工作流配置" },
  state_wanted: { msg: "except state_id but not provided", data: "" },
  state_missing: { msg: "工单状态不存在或已被删除", data: "" },
  ticket_missing: { msg: "ticket is not existed or has been deleted", data: "" },

  user_unknown: { msg: "用户不存在" },
  viewer_unknown: { msg: "用户不存在，无查看权限" },
  view_denied: { msg: "用户不是该工单的关系人，且该工作流开启了查看权限校验" },
  nothing_to_do: { msg: "工单当前状态无需操作" },
  not_a_participant: { msg: "非当前处理人，无权处理" },
  accept_first: { msg: "需要先接单再处理" },
  accept_not_needed: { msg: "工单当前实际处理人只有一人，无需先接单" },
  transition_invalid: { msg: "transition_id is invalid" },
  fields_required: { msg: ({ keys }) => `此工单的必填字段为:${keys}` },
  fields_invalid: { msg: ({ keys }) => `字段值不合法:${keys}` },
  no_next_state: { msg: "没有符合条件的下个状态" },
  nobody_found: { msg: "下个状态没有可用的处理人" },
  may_not_create: { msg: "用户无权新建该工作流的工单" },
  creation_limit: { msg: ({ count, hours }) => `${hours}小时内每人最多只能新建${count}个工单` },
  creation_limit_everyone: { msg: ({ count, hours }) => `${hours}小时内最多只能新建${count}个工单` },
  parent_malformed: { msg: "parent_ticket_id或parent_ticket_state_id类型不合法" },
  parent_missing: { msg: "父工单不存在，或者parent_ticket_state_id不属于父工单的工作流" },
  target_missing: { msg: "参数不全，请提供target_username" },
  target_unknown: { msg: ({ username }) => `用户${username}不存在或已离职` },
  target_unsuited: { msg: "该用户不能处理此工单，或者工单已由其处理" },
  suggestion_missing: { msg: "参数不全，请提供suggestion" },
  call_back_malformed: { msg: "result须为布尔值，field_value须为json对象" },
  no_job_waiting: { msg: "当前没有等待执行结果的hook或脚本" },
  not_a_hook: { msg: "工单当前未在等待hook回调" },
  not_a_job: { msg: "工单当前处理人类型不是脚本或hook，无法重试" },
  job_not_failed: { msg: "脚本或hook未执行失败，无需重试" },
  add_node_not_running: { msg: "工单当前不在加签中" },
  not_offered_here: { msg: "工单当前状态不允许该操作" },
  retreat_by_creator: { msg: "只有工单的创建人才能撤回" },
  retreat_not_allowed: { msg: "工单当前状态不允许撤回" },
  interveners_only: { msg: "用户无权干预该工单" },
  fields_not_editable: { msg: ({ keys }) => `不允许修改的字段:${keys}` },
  add_node_running: { msg: "工单当前处于加签中，只允许加签完成操作" },
  refused: { msg: "操作被拒绝" },
  unavailable: { msg: "服务暂不可用，请稍后重试" },
  fault: { msg: ({ id }) => `服务器内部错误(${id})` },
} as const satisfies Record<string, RefusalText>;

export type WireRefusalCode = keyof typeof refusalTexts;

export function refusalText(code: WireRefusalCode): RefusalText {
  return refusalTexts[code];
}
