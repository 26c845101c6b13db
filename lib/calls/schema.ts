import { z } from "zod";
import { Json } from "@/lib/forms/form-definition";

/** How long another system may take to call back where its node does not say. */
export const CALLBACK_DAYS = 7;

/**
 * What another system sends when it calls back. `fields`: values by field key, as in `readAnsweredValues`; where the
 * node says at which paths they stand, those are read instead.
 */
export const CallBack = z
  .looseObject({
    /** false: it went wrong. */
    result: z.boolean().default(true),
    /** Is kept in the history of the ticket. */
    message: z.string().nullish(),
    fields: z.record(z.string(), Json).nullish(),
  })
  .catchall(Json);

export const TakeCallBackInput = z.object({ token: z.string().min(1).max(100), callBack: CallBack });
