import { insertFirstAdministrator } from "@/db/store/people/user-store";
import { hashPassword } from "@/lib/auth/password";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import { CreateFirstAdministratorInput } from "../schema";

/**
 * Makes the first person of an empty installation, an administrator. Whoever runs it must have proven to run the
 * server (its environment or the set-up link it printed).
 *
 * @throws AppError `conflict` when there is already somebody; two at once make one.
 */
export const createFirstAdministrator = defineCommand(
  "directory.create_first_administrator",
  CreateFirstAdministratorInput,
  async (ctx, { username, name, password }) => {
    const person = { username, name: name || username, passwordHash: await hashPassword(password) };
    const userId = await insertFirstAdministrator(ctx.db, person);
    if (userId === null) throw new AppError("conflict", { reason: "already_set_up" });
    return { userId };
  },
);
