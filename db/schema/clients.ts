import { boolean, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { identity, instant } from "./columns";
import { flows } from "./flows";

/** External systems that call Skein. The secret is encrypted, because its plain text enters loonflow's signature. */
export const clients = pgTable(
  "clients",
  {
    id: identity(),
    name: text().notNull(),
    encryptedSecret: text().notNull(),
    serialPrefix: text().notNull().default("skein"),
    isActive: boolean().notNull().default(true),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("clients_name_key").on(t.name)],
);

export const clientFlows = pgTable(
  "client_flows",
  {
    clientId: integer()
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    flowId: integer()
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.flowId] })],
);
