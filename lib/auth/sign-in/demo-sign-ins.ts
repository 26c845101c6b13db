import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/platform/env";

const DemoSignIns = z.array(
  z.object({ username: z.string(), name: z.string(), password: z.string(), note: z.string().default("") }),
);

export type DemoSignIn = z.output<typeof DemoSignIns>[number];

/** The people of the demo that anyone may sign in as; nobody in a real installation, even where a demo was once. */
export async function readDemoSignIns(): Promise<DemoSignIn[]> {
  if (env.SKEIN_DEMO !== "on") return [];
  const file = path.join(/* turbopackIgnore: true */ env.SKEIN_DATA, "demo-sign-ins.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  return DemoSignIns.parse(JSON.parse(text));
}
