import type { Inngest } from "inngest";
import { deliverTestMail } from "@/lib/notices/preferences/test-mail";
import { testMailRequested } from "../events";
import type { FunctionMeans } from "../function-means";

export function mailTestFunction(inngest: Inngest, means: FunctionMeans) {
  return inngest.createFunction({ id: "mail-test", retries: 10, triggers: [testMailRequested] }, ({ event, step }) =>
    step.run("send", () => deliverTestMail(means, event.data)),
  );
}
