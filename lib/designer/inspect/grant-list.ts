/** As `flow_grants` keeps them. */
export type Grant = {
  permission: "view" | "intervene" | "manage";
  principalType: "user" | "department" | "role";
  principalId: number;
};

export type Principal = Pick<Grant, "principalType" | "principalId">;

/** From least to most. None includes another: who may change a flow need not see its tickets. */
export const PERMISSIONS = ["view", "intervene", "manage"] as const satisfies readonly Grant["permission"][];

const isSame = (a: Principal, b: Principal) => a.principalType === b.principalType && a.principalId === b.principalId;

/** Whoever holds a grant, each once, in the order they come up in. */
export function principalsIn(grants: readonly Grant[]): readonly Principal[] {
  return grants
    .filter((grant, place) => grants.findIndex((other) => isSame(other, grant)) === place)
    .map(({ principalType, principalId }) => ({ principalType, principalId }));
}

export function isGranted(grants: readonly Grant[], principal: Principal, permission: Grant["permission"]): boolean {
  return grants.some((grant) => grant.permission === permission && isSame(grant, principal));
}

/** Whoever is new may look first. */
export function withPrincipals(grants: readonly Grant[], principals: readonly Principal[]): readonly Grant[] {
  const fresh = principals.filter((principal) => !grants.some((grant) => isSame(grant, principal)));
  return [...grants, ...fresh.map((principal): Grant => ({ ...principal, permission: "view" }))];
}

export function withPermission(
  grants: readonly Grant[],
  principal: Principal,
  permission: Grant["permission"],
  isOn: boolean,
): readonly Grant[] {
  const others = grants.filter((grant) => grant.permission !== permission || !isSame(grant, principal));
  if (!isOn) return others;
  const place = grants.findIndex((grant) => isSame(grant, principal));
  const before = place === -1 ? others.length : Math.min(place, others.length);
  return [...others.slice(0, before), { ...principal, permission }, ...others.slice(before)];
}

export function isSameGrants(a: readonly Grant[], b: readonly Grant[]): boolean {
  const isIn = (grants: readonly Grant[]) => (grant: Grant) => isGranted(grants, grant, grant.permission);
  return a.every(isIn(b)) && b.every(isIn(a));
}
