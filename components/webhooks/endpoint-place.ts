/** Where endpoints are looked after: at one flow, or at all of them. */
export type EndpointPlace = { flowId: number | null };

/** The list of endpoints at a place; what stands below it begins with this. */
export function placePath({ flowId }: EndpointPlace): string {
  return flowId === null ? "/settings/webhooks" : `/flows/${flowId}/webhooks`;
}
