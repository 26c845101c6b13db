import type { BuiltInKey } from "@/lib/forms/form-definition";

type BuiltInField = { key: string; name: string; description: string };

/** What every ticket shows besides its own fields, as callers know it. */
export const builtInFields = {
  serial: { key: "sn", name: "流水号", description: "工单的流水号" },
  title: { key: "title", name: "标题", description: "工单的标题" },
  node_id: { key: "state_id", name: "状态id", description: "工单当前状态的id" },
  node: { key: "state.state_name", name: "状态名", description: "工单当前状态的名称" },
  assignee_usernames: {
    key: "participant_info.participant_name",
    name: "当前处理人",
    description: "工单的当前处理人",
  },
  assignees: {
    key: "participant_info.participant_alias",
    name: "当前处理人",
    description: "工单当前处理人(alias)",
  },
  flow: { key: "workflow.workflow_name", name: "工作流名称", description: "工单所属工作流的名称" },
  requester: { key: "creator", name: "创建人", description: "工单的创建人" },
  created_at: { key: "gmt_created", name: "创建时间", description: "工单的创建时间" },
  updated_at: { key: "gmt_modified", name: "更新时间", description: "工单的更新时间" },
} as const satisfies Record<BuiltInKey, BuiltInField>;
