// The Support API, as one table.
import type { Route } from '../../../src/kernel/routes.ts';
import type { Desk } from '../desk.ts';
import { ACCOUNT_ROUTES } from './account/account-routes.ts';
import { APP_ROUTES } from './apps/app-routes.ts';
import { RULE_ROUTES } from './business-rules/rule-routes.ts';
import { VIEW_AND_MACRO_ROUTES } from './business-rules/view-and-macro-routes.ts';
import { EXPORT_ROUTES } from './exports/export-routes.ts';
import { FIELD_ROUTES } from './fields/field-routes.ts';
import { GROUP_ROUTES } from './groups/group-routes.ts';
import { MEMBERSHIP_ROUTES } from './groups/membership-routes.ts';
import { JOB_ROUTES } from './jobs/job-routes.ts';
import { OAUTH_CLIENT_ROUTES } from './oauth/client-routes.ts';
import { GRANT_ROUTES } from './oauth/grant-routes.ts';
import { MANY_ORGANIZATION_MEMBERSHIP_ROUTES } from './organizations/memberships-many.ts';
import { ORGANIZATION_MEMBERSHIP_ROUTES } from './organizations/organization-membership-routes.ts';
import { ORGANIZATION_MERGE_ROUTES } from './organizations/organization-merge-routes.ts';
import { ORGANIZATION_ROUTES } from './organizations/organization-routes.ts';
import { MANY_ORGANIZATION_ROUTES } from './organizations/organizations-many.ts';
import { SEARCH_ROUTES } from './search/search-routes.ts';
import { TICKET_AREA_ROUTES } from './tickets/routes.ts';
import { DELETED_USER_ROUTES } from './users/deleted-user-routes.ts';
import { IDENTITY_ROUTES } from './users/identity-routes.ts';
import { USER_LIST_ROUTES } from './users/user-lists.ts';
import { USER_ROUTES } from './users/user-routes.ts';
import { MANY_USER_ROUTES } from './users/users-many.ts';
import { WEBHOOK_ROUTES } from './webhooks/webhook-routes.ts';

export const SUPPORT_ROUTES: readonly Route<Desk>[] = [
  ...USER_ROUTES,
  ...USER_LIST_ROUTES,
  ...MANY_USER_ROUTES,
  ...IDENTITY_ROUTES,
  ...DELETED_USER_ROUTES,
  ...TICKET_AREA_ROUTES,
  ...JOB_ROUTES,
  ...RULE_ROUTES,
  ...VIEW_AND_MACRO_ROUTES,
  ...APP_ROUTES,
  ...WEBHOOK_ROUTES,
  ...GROUP_ROUTES,
  ...MEMBERSHIP_ROUTES,
  ...ORGANIZATION_ROUTES,
  ...MANY_ORGANIZATION_ROUTES,
  ...ORGANIZATION_MEMBERSHIP_ROUTES,
  ...MANY_ORGANIZATION_MEMBERSHIP_ROUTES,
  ...ORGANIZATION_MERGE_ROUTES,
  ...FIELD_ROUTES,
  ...ACCOUNT_ROUTES,
  ...SEARCH_ROUTES,
  ...EXPORT_ROUTES,
  ...OAUTH_CLIENT_ROUTES,
  ...GRANT_ROUTES,
];
