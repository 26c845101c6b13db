/** The page of an endpoint, as those who look after it reach it. */
export function endpointPath(endpoint: { id: number; flowId: number | null }): string {
  const { id, flowId } = endpoint;
  return flowId === null ? `/settings/webhooks/${id}` : `/flows/${flowId}/webhooks/${id}`;
}
