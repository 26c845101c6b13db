import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { flowNodes, flows, flowTransitions, flowVersions } from "@/db/schema/flows";
import { absences, departmentMembers, departments, users } from "@/db/schema/people";
import { taskCandidates, tasks, tickets, ticketTimers } from "@/db/schema/tickets";
import { FlowDefinition } from "@/lib/flows/definition";

type PersonRow = typeof users.$inferInsert;
type CandidateRow = { principalType: "user" | "department" | "role"; principalId: number };
type TaskShape = {
  status?: "open" | "claimed" | "done";
  assigneeId?: number;
  candidates?: CandidateRow[];
  excluded?: number[];
};

/** Rows of a ticket as they stand in the tables, for tests of what reads them; tests of commands use commands. */
export class TicketScene {
  private constructor(
    readonly db: Db,
    readonly flowId: number,
    readonly versionId: number,
    readonly nodeId: number,
    readonly transitionId: number,
  ) {}

  static async create(db: Db): Promise<TicketScene> {
    const flow = only(await db.insert(flows).values({ name: "Leave" }).returning({ id: flows.id }));
    const definition = FlowDefinition.parse({
      format: 1,
      nodes: [{ type: "end", key: "end", name: "End" }],
      transitions: [],
    });
    const version = only(
      await db
        .insert(flowVersions)
        .values({ flowId: flow.id, number: 1, status: "published", definition })
        .returning({ id: flowVersions.id }),
    );
    const node = only(
      await db
        .insert(flowNodes)
        .values({ flowId: flow.id, key: "leader", name: "Leader", type: "task" })
        .returning({ id: flowNodes.id }),
    );
    const transition = only(
      await db
        .insert(flowTransitions)
        .values({ flowId: flow.id, key: "late", name: "Late" })
        .returning({ id: flowTransitions.id }),
    );
    return new TicketScene(db, flow.id, version.id, node.id, transition.id);
  }

  async person(name: string, more: Partial<PersonRow> = {}): Promise<number> {
    const email = `${name}@example.org`;
    return only(
      await this.db
        .insert(users)
        .values({ username: name, name, email, ...more })
        .returning({ id: users.id }),
    ).id;
  }

  /** From an hour ago until an hour from now, unless told otherwise. */
  async away(userId: number, more: Partial<typeof absences.$inferInsert> = {}): Promise<void> {
    const [startsAt, endsAt] = [-1, 1].map((hours) => new Date(Date.now() + hours * 3_600_000)) as [Date, Date];
    await this.db.insert(absences).values({ userId, startsAt, endsAt, ...more });
  }

  async department(name: string, more: Partial<typeof departments.$inferInsert>, members: number[]): Promise<number> {
    const { id } = only(
      await this.db
        .insert(departments)
        .values({ name, ...more })
        .returning({ id: departments.id }),
    );
    if (members.length > 0) {
      await this.db.insert(departmentMembers).values(members.map((userId) => ({ departmentId: id, userId })));
    }
    return id;
  }

  async ticket(requesterId: number, more: Partial<typeof tickets.$inferInsert> = {}): Promise<number> {
    const at = new Date();
    return only(
      await this.db
        .insert(tickets)
        .values({
          serial: `T-${randomUUID()}`,
          title: "Four days",
          flowId: this.flowId,
          versionId: this.versionId,
          status: "running",
          requesterId,
          values: {},
          memory: {},
          revision: 1,
          counter: 10,
          logCount: 1,
          logHash: "",
          createdAt: at,
          updatedAt: at,
          ...more,
        })
        .returning({ id: tickets.id }),
    ).id;
  }

  async task(ticketId: number, no: number, shape: TaskShape): Promise<number> {
    const { status = "open", assigneeId = null, candidates = [], excluded = [] } = shape;
    const at = new Date();
    const { id } = only(
      await this.db
        .insert(tasks)
        .values({
          ticketId,
          no,
          tokenNo: 1,
          nodeId: this.nodeId,
          status,
          mustClaim: false,
          assigneeId,
          isFallback: false,
          excluded,
          openedAt: at,
          closedAt: status === "done" ? at : null,
        })
        .returning({ id: tasks.id }),
    );
    if (candidates.length > 0) {
      await this.db.insert(taskCandidates).values(candidates.map((candidate) => ({ taskId: id, ...candidate })));
    }
    return id;
  }

  async timer(ticketId: number, no: number, dueAt: Date): Promise<void> {
    const { transitionId } = this;
    await this.db.insert(ticketTimers).values({ ticketId, no, tokenNo: 1, transitionId, status: "pending", dueAt });
  }
}

function only<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was written");
  return row;
}
