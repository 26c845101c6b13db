import type { FlowNode } from "@/lib/flows/definition";
import type { WhoRule } from "@/lib/flows/who";
import type { Json } from "@/lib/forms/form-definition";
import { masked } from "../../masked";
import { wireKeyOf } from "../fields/wire-key";
import type { NameIndex } from "../flows/name-index";
import { toPythonJson } from "../protocol/python-json";
import { foreignPeople } from "./foreign-people";
import { foreignNumber, foreignText } from "./foreign-record";
import type { Participant } from "./participant-record";
import { PARTICIPANT } from "./participant-types";
import { ROBOT } from "./robot";

const NOBODY: Participant = { typeId: PARTICIPANT.none, participant: "", name: "", alias: "" };
const CREATOR = variable("creator", "工单创建人");
/** Where a ticket waits for its children, it is the engine that moves it on. */
const ENGINE: Participant = alike(PARTICIPANT.person, ROBOT);
const LEADER = variable("creator_tl", "工单创建人的tl");

/** Who a node asks, as it is configured. A node with rules of several kinds is shown as several people. */
export function configuredParticipant(node: FlowNode, names: NameIndex): Participant {
  switch (node.type) {
    case "start":
      return CREATOR;
    case "task":
    case "copy":
      return node.who.map((rule) => byRule(rule, names)).reduce(merged, NOBODY);
    case "script": {
      const script = names.scripts.get(node.key) ?? { id: node.key, name: node.name };
      return { ...alike(PARTICIPANT.script, script.id), alias: script.name };
    }
    case "hook": {
      const { url, waitsForCallback, extra } = node.hook;
      return called(PARTICIPANT.hook, { hook_url: url, wait: waitsForCallback, ...extra });
    }
    case "child":
      return ENGINE;
    case "foreign":
      return foreignParticipant(node, names);
    default:
      return NOBODY;
  }
}

function byRule(rule: WhoRule, names: NameIndex): Participant {
  switch (rule.kind) {
    case "users":
      return ofUsers(rule.userIds, names);
    case "departments":
      return ofGroup(PARTICIPANT.department, rule.departmentIds, names.departments);
    case "roles":
      return ofGroup(PARTICIPANT.role, rule.roleIds, names.roles);
    case "requester":
      return CREATOR;
    case "leader":
      return LEADER;
    case "field":
      return alike(PARTICIPANT.field, wireKeyOf(rule.fieldKey, names.fieldKeys));
    case "parent-field":
      return alike(PARTICIPANT.parentField, rule.fieldKey);
    case "handler":
      return variable(`handler:${rule.nodeKey}`, "之前状态的处理人");
    case "external":
      return called(PARTICIPANT.external, {
        external_url: rule.url,
        ...(rule.extra === "" ? {} : { extra_info: rule.extra }),
      });
  }
}

function alike(typeId: number, participant: string): Participant {
  return { typeId, participant, name: participant, alias: participant };
}

/** Whom to call, without what signs the call. */
function called(typeId: number, address: { [key: string]: Json }): Participant {
  return alike(typeId, toPythonJson(masked(address)));
}

function ofUsers(ids: readonly number[], names: NameIndex): Participant {
  const users = ids.map((id) => names.users.get(id) ?? { username: String(id), name: String(id) });
  const usernames = users.map((user) => user.username).join(",");
  return {
    typeId: ids.length === 1 ? PARTICIPANT.person : PARTICIPANT.several,
    participant: usernames,
    name: usernames,
    alias: users.map((user) => user.name).join(","),
  };
}

function ofGroup(typeId: number, ids: readonly number[], names: ReadonlyMap<number, string>): Participant {
  const name = ids.map((id) => names.get(id) ?? String(id)).join(",");
  return { typeId, participant: ids.join(","), name, alias: name };
}

function variable(participant: string, alias: string): Participant {
  return { typeId: PARTICIPANT.variable, participant, name: participant, alias };
}

function merged(a: Participant, b: Participant): Participant {
  if (a.typeId === PARTICIPANT.none) return b;
  const isOneKind = a.typeId === b.typeId && a.typeId !== PARTICIPANT.person;
  return {
    typeId: isOneKind ? a.typeId : PARTICIPANT.several,
    participant: `${a.participant},${b.participant}`,
    name: `${a.name},${b.name}`,
    alias: `${a.alias},${b.alias}`,
  };
}

function foreignParticipant(node: Extract<FlowNode, { type: "foreign" }>, names: NameIndex): Participant {
  const typeId = foreignNumber(node, "participant_type_id", PARTICIPANT.none);
  const participant = foreignText(node, "participant");
  const { usernames, departmentIds, roleIds } = foreignPeople(node);
  if (departmentIds.length > 0) return ofGroup(typeId, departmentIds, names.departments);
  if (roleIds.length > 0) return ofGroup(typeId, roleIds, names.roles);
  const aliases = usernames.map((username) => names.aliases.get(username) ?? username).join(",");
  return { typeId, participant, name: participant, alias: usernames.length > 0 ? aliases : participant };
}
