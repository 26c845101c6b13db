import { cron, type Inngest } from "inngest";
import { sweepFiles } from "@/lib/files/commands/sweep-files";
import { type FunctionMeans, systemContext } from "../function-means";

/** Throws away what was uploaded and never used. */
export function sweepFilesFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "sweep-files", retries: 1, triggers: [cron("17 * * * *")] }, ({ step }) =>
    step.run("sweep", () => sweepFiles.run(systemContext(means, "timer"), {})),
  );
}
