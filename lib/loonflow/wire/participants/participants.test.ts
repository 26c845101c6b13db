import { describe, expect, test } from "vitest";
import type { WireJob, WireSigner, WireTask } from "@/db/queries/loonflow/ticket-work";
import { FlowNode } from "@/lib/flows/definition";
import { configuredParticipant } from "./configured-participant";
import { ledger } from "./ledger";
import { liveParticipant } from "./live-participant";

const names = {
  users: new Map([
    [4, { id: 4, username: "zhangsan", name: "张三" }],
    [5, { id: 5, username: "lisi", name: "李四" }],
  ]),
  aliases: new Map([["zhangsan", "张三"]]),
  departments: new Map([[3, "运维部"]]),
  roles: new Map([[2, "运维组"]]),
  scripts: new Map([["s5", { id: "1", name: "授权脚本" }]]),
  fieldKeys: { f9: "经办人" },
};

describe("configured", () => {
  const shown = (who: object[]) => {
    const { typeId, participant, alias } = configuredParticipant(
      FlowNode.parse({ key: "n", name: "n", type: "task", who }),
      names,
    );
    return [typeId, participant, alias];
  };

  test.each<[object[], (string | number)[]]>([
    [[{ kind: "users", userIds: [5] }], [1, "lisi", "李四"]],
    [[{ kind: "users", userIds: [4, 5] }], [2, "zhangsan,lisi", "张三,李四"]],
    [[{ kind: "departments", departmentIds: [3] }], [3, "3", "运维部"]],
    [[{ kind: "roles", roleIds: [2] }], [4, "2", "运维组"]],
    [[{ kind: "requester" }], [5, "creator", "工单创建人"]],
    [[{ kind: "leader" }], [5, "creator_tl", "工单创建人的tl"]],
    [[{ kind: "field", fieldKey: "f" }], [7, "f", "f"]],
    [[{ kind: "field", fieldKey: "f9" }], [7, "经办人", "经办人"]],
    [
      [{ kind: "requester" }, { kind: "leader" }],
      [5, "creator,creator_tl", "工单创建人,工单创建人的tl"],
    ],
    [
      [
        { kind: "users", userIds: [4] },
        { kind: "roles", roleIds: [2] },
      ],
      [2, "zhangsan,2", "张三,运维组"],
    ],
    [[{ kind: "parent-field", fieldKey: "boss" }], [8, "boss", "boss"]],
    [[{ kind: "handler", nodeKey: "a" }], [5, "handler:a", "之前状态的处理人"]],
    [
      [{ kind: "external", url: "https://a.example/?token=t", sealedSecret: "sealed", extra: "x" }],
      [11, `{"external_url": "https://a.example/?token=***", "extra_info": "x"}`, expect.any(String)],
    ],
    [[], [0, "", ""]],
  ])("%j", (who, expected) => {
    expect(shown(who)).toEqual(expected);
  });

  test.each<[object, (string | number)[]]>([
    [{ key: "s5", type: "script", script: {} }, [6, "1", "授权脚本"]],
    [{ type: "script", script: {} }, [6, "n", "Node"]],
    [{ type: "child", children: { kind: "attached" } }, [1, "loonrobot", "loonrobot"]],
    [{ type: "wait", wait: { kind: "duration", seconds: 1 } }, [0, "", ""]],
    [
      {
        type: "hook",
        hook: {
          url: "https://u:p@a.example/?key=k",
          sealedSecret: "sealed",
          extra: { extra_info: { a: 1, token: "t" } },
        },
      },
      [10, `{"hook_url": "https://a.example/?key=***", "wait": false, "extra_info": {"a": 1}}`, expect.any(String)],
    ],
  ])("a node that people do not work at: %j", (node, expected) => {
    const parsed = FlowNode.parse({ key: "n", name: "Node", ...node });
    const { typeId, participant, alias } = configuredParticipant(parsed, names);
    expect([typeId, participant, alias]).toEqual(expected);
  });

  test("a node of another system is told as that system told it", () => {
    const foreign = (original: object) =>
      configuredParticipant(
        FlowNode.parse({ key: "n", name: "n", type: "foreign", reason: "countersign", original }),
        names,
      );
    expect(foreign({ participant_type_id: 2, participant: "zhangsan,gone" })).toMatchObject({ alias: "张三,gone" });
    expect(foreign({ participant_type_id: 4, participant: "2" })).toMatchObject({ participant: "2", name: "运维组" });
    expect(foreign({ participant_type_id: 6, participant: "1" })).toEqual({
      typeId: 6,
      participant: "1",
      name: "1",
      alias: "1",
    });
    expect(foreign({})).toMatchObject({ typeId: 0, participant: "" });
  });
});

describe("live", () => {
  const user = (id: number, username: string) => ({ type: "user" as const, id, username, name: username });
  const task = (more: Partial<WireTask>): WireTask => ({
    id: 1,
    no: 1,
    tokenNo: 1,
    nodeId: 1,
    mustClaim: false,
    isFallback: false,
    openedAt: "",
    seatNo: 1,
    excluded: [],
    returns: [],
    assignee: null,
    candidates: [],
    members: null,
    ...more,
  });
  const ticket = { nodeId: 1, tasks: [], jobs: [], signers: [] };
  const shown = (...tasks: WireTask[]) => {
    const { typeId, participant } = liveParticipant({ ...ticket, tasks });
    return [typeId, participant];
  };
  const claimed = (id: number, username: string, more: Partial<WireTask> = {}) =>
    task({ assignee: { id, username, name: username }, ...more });
  const job = (kind: WireJob["kind"], more: Partial<WireJob> = {}): WireJob => {
    return { no: 1, kind, status: "pending", attempt: 1, nodeId: 1, script: null, ...more };
  };

  test("one person, several, a department, a role, nobody", () => {
    expect(shown(task({ candidates: [user(4, "zhangsan")] }))).toEqual([1, "zhangsan"]);
    expect(shown(task({ candidates: [user(4, "zhangsan"), user(5, "lisi")] }))).toEqual([2, "zhangsan,lisi"]);
    expect(shown(task({ candidates: [{ type: "department", id: 3, username: "", name: "运维部" }] }))).toEqual([
      3,
      "3",
    ]);
    expect(shown(task({ candidates: [{ type: "role", id: 2, username: "", name: "运维组" }] }))).toEqual([4, "2"]);
    expect(shown()).toEqual([0, ""]);
  });

  test("whoever took it stands alone", () => {
    const candidates = [user(4, "zhangsan"), user(5, "lisi")];
    const assignee = { id: 5, username: "lisi", name: "李四" };
    expect(shown(task({ candidates, assignee }))).toEqual([1, "lisi"]);
  });

  test("people and groups together are the people behind them", () => {
    const candidates = [user(4, "zhangsan"), { type: "role" as const, id: 2, username: "", name: "运维组" }];
    const members = [
      { username: "zhangsan", name: "张三" },
      { username: "ops1", name: "运维一" },
    ];
    expect(shown(task({ candidates, members }))).toEqual([2, "zhangsan,ops1"]);
  });

  test("of a ticket at several nodes, those at the node that is told", () => {
    expect(shown(claimed(4, "zhangsan"), claimed(5, "lisi", { nodeId: 2 }))).toEqual([1, "zhangsan"]);
    expect(shown(claimed(4, "zhangsan"), claimed(5, "lisi"))).toEqual([2, "zhangsan,lisi"]);
  });

  test("where everybody signs, those who are still to come, and what each of them said", () => {
    const signer = (username: string, vote: WireSigner["vote"]): WireSigner => {
      return { nodeId: 1, username, name: username.toUpperCase(), vote };
    };
    const signers = [signer("lisi", { transitionId: 3, transitionName: "同意" }), signer("zhangsan", null)];
    expect(liveParticipant({ ...ticket, tasks: [claimed(4, "zhangsan")], signers })).toEqual({
      typeId: 2,
      typeName: "多人且全部处理",
      participant: "zhangsan",
      name: "zhangsan",
      alias: "LISI(lisi)已处理:同意;ZHANGSAN(zhangsan)未处理:None",
    });
    expect(ledger({ ...ticket, signers })).toBe(
      '{"lisi": {"transition_id": 3, "transition_name": "\\u540c\\u610f"}, "zhangsan": {}}',
    );
    expect(ledger({ ...ticket, nodeId: 2, signers })).toBe("{}");
  });

  test.each<[WireJob, (string | number)[]]>([
    [job("hook"), [10, "***", "***"]],
    [job("script", { script: { id: "7", name: "授权脚本" } }), [6, "7", "授权脚本"]],
    [job("child"), [1, "loonrobot", "loonrobot"]],
    [job("resolver"), [0, "", ""]],
    [job("hook", { nodeId: 2 }), [0, "", ""]],
  ])("what others than people do: %o", (one, expected) => {
    const { typeId, participant, alias } = liveParticipant({ ...ticket, jobs: [one] });
    expect([typeId, participant, alias]).toEqual(expected);
  });
});
