// All that is about tickets, as one table.
import type { Route } from '../../../../src/kernel/routes.ts';
import type { Desk } from '../../desk.ts';
import { AUDIT_ROUTES } from './audit-routes.ts';
import { COMMENT_ROUTES } from './comment-routes.ts';
import { DELETED_ROUTES } from './deleted-routes.ts';
import { IMPORT_ROUTES } from './import-routes.ts';
import { MANY_ROUTES } from './many-routes.ts';
import { MERGE_ROUTES } from './merge-routes.ts';
import { METRIC_ROUTES } from './metric-routes.ts';
import { TAG_ROUTES } from './tag-routes.ts';
import { TICKET_ROUTES } from './ticket-routes.ts';
import { TICKET_WRITE_ROUTES } from './ticket-write-routes.ts';
import { UPLOAD_ROUTES } from './upload-routes.ts';

export const TICKET_AREA_ROUTES: readonly Route<Desk>[] = [
  ...TICKET_ROUTES,
  ...TICKET_WRITE_ROUTES,
  ...MANY_ROUTES,
  ...MERGE_ROUTES,
  ...IMPORT_ROUTES,
  ...DELETED_ROUTES,
  ...COMMENT_ROUTES,
  ...AUDIT_ROUTES,
  ...METRIC_ROUTES,
  ...TAG_ROUTES,
  ...UPLOAD_ROUTES,
];
