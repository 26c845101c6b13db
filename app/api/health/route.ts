import { route } from "@/lib/http/route";
import { readHealth } from "./read-health";

export const dynamic = "force-dynamic";

/** For load balancers and people: 200 while this process can do its work, else 503 with what is wrong. */
export const GET = route({
  name: "health",
  answer: async () => {
    const health = await readHealth();
    return { status: health.status === "ok" ? 200 : 503, body: health };
  },
});
