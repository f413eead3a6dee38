// Organizations by what they are called from outside, and who is in which.
import type { Collection } from './collection.ts';
import { createGrouped, type Grouped } from './grouped.ts';
import type { Organization, OrganizationMembership } from './organization.ts';

export interface OrganizationIndex {
  /** Whatever the case. */
  readonly byName: Map<string, Organization>;
  readonly byExternalId: Map<string, Organization>;
  /** Assumption: of several that claim a domain, the oldest has it. */
  readonly ofDomain: (domain: string) => Organization | undefined;
}

export interface OrganizationMembers {
  readonly ofUser: Grouped<OrganizationMembership>;
  readonly ofOrganization: Grouped<OrganizationMembership>;
}

export const nameKey = (name: string): string => name.trim().toLowerCase();

export function createOrganizationIndex(
  organizations: Collection<Organization>,
): OrganizationIndex {
  const byName = new Map<string, Organization>();
  const byExternalId = new Map<string, Organization>();
  const keys = new Map<number, { readonly name: string; readonly externalId: string | null }>();
  const drop = ({ id }: Organization): void => {
    const known = keys.get(id);
    if (known === undefined) return;
    keys.delete(id);
    byName.delete(known.name);
    if (known.externalId !== null) byExternalId.delete(known.externalId);
  };
  organizations.follow({
    changed(organization) {
      drop(organization);
      const key = {
        name: nameKey(organization.name),
        externalId: organization.externalId?.toLowerCase() ?? null,
      };
      keys.set(organization.id, key);
      byName.set(key.name, organization);
      if (key.externalId !== null) byExternalId.set(key.externalId, organization);
    },
    removed: drop,
  });
  const domains = createGrouped(organizations, ({ domainNames }) => domainNames.map(nameKey));
  return {
    byName,
    byExternalId,
    ofDomain: (domain) => domains.of(nameKey(domain)).page(0, 1)[0],
  };
}

export const createOrganizationMembers = (
  memberships: Collection<OrganizationMembership>,
): OrganizationMembers => ({
  ofUser: createGrouped(memberships, ({ userId }) => [userId]),
  ofOrganization: createGrouped(memberships, ({ organizationId }) => [organizationId]),
});

export const allOf = <T>(grouped: Grouped<T>, key: number): readonly T[] => {
  const listing = grouped.of(key);
  return listing.page(0, listing.size);
};
