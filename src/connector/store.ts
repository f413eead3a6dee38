// The store: everything the connector must remember. What was not committed is lost in a crash.
import type { Author } from '../domain/conversation.ts';
import type { AccountRecord } from './records/account.ts';
import type {
  AutoRepliedRecord,
  InboxRecord,
  MovedRecord,
  OutboxRecord,
  PairRecord,
  ReportRecord,
  SentRecord,
  StrayRecord,
  ThreadRecord,
  UndeliveredRecord,
  WindowRecord,
} from './records/conversation.ts';
import type { DeploymentRecord, LoginRecord, MoveRecord } from './records/deployment.ts';
import type { HeldFile } from './records/file.ts';
import type {
  ChargeRecord,
  CompanyRecord,
  HostingRecord,
  IntakeRecord,
  LetterThread,
  PostRecord,
} from './records/office.ts';
import type { ProfileVisit, WizardSession } from './records/session.ts';

/** What is kept, by collection, and the key of each. */
export interface Collections {
  /** deployment ID */
  deployment: DeploymentRecord;
  /** `+` number → its deployment */
  number: { readonly deploymentId: string };
  /** deployment ID */
  move: MoveRecord;
  /** deployment ID */
  login: LoginRecord;
  /** Zendesk subdomain → the unguessable part of its install link */
  installLink: { readonly key: string };
  /** integration id → the name it was given since it was set up */
  integration: { readonly name: string };
  /** session id */
  session: WizardSession;
  /** session id */
  visit: ProfileVisit;
  /** account id */
  account: AccountRecord;
  /** `business:customer` */
  pair: PairRecord;
  window: WindowRecord;
  /** `account/customer` */
  autoReplied: AutoRepliedRecord;
  /** `account/thread` */
  thread: ThreadRecord;
  /** `business:customer` */
  moved: MovedRecord;
  /** customer's wa_id → where it wrote first */
  contact: { readonly accountId: string };
  /** `subdomain/author id` → what Support has been told of the author */
  requester: { readonly fields: Author['fields'] };
  /** WhatsApp message id → where it went */
  seen: { readonly accountId: string; readonly thread: string };
  /** `account/thread|arrival` */
  inbox: InboxRecord;
  /** `account/thread|order` */
  outbox: OutboxRecord;
  /** unguessable key */
  file: HeldFile & { readonly key: string };
  /** `account/external id` of a reply whose failure has been told of */
  told: { readonly at: number };
  /** `account/request identifier` → the external id that was answered */
  request: { readonly externalId: string };
  /** WhatsApp message id */
  sent: SentRecord;
  /** key of the outbox record */
  stray: StrayRecord;
  /** `account/external id` */
  report: ReportRecord;
  undelivered: UndeliveredRecord;
  /** vendor, as `quiet.ts` names it: it has asked not to be called before, in ms */
  quiet: { readonly until: number };
  /** Zendesk subdomain */
  installation: { readonly standing: 'installed' | 'removed' };
  company: CompanyRecord;
  /** `subdomain/+number` */
  hosting: HostingRecord;
  /** `+number` → who hosts it */
  hostedNumber: { readonly customer: string };
  /** as the law has it */
  charge: ChargeRecord;
  /** `subdomain/intake id` */
  intake: IntakeRecord;
  /** message id of a letter of ours */
  letter: LetterThread;
  /** message id of a letter that came in */
  letterRead: { readonly at: number };
  /** message id */
  post: PostRecord;
}

export type Collection = keyof Collections;

/** `insert` is refused when the key is taken; `put` is not. */
export type Change = {
  [C in Collection]:
    | {
        readonly do: 'put' | 'insert';
        readonly in: C;
        readonly key: string;
        readonly value: Collections[C];
      }
    | { readonly do: 'remove'; readonly in: C; readonly key: string };
}[Collection];

export interface Store {
  get<C extends Collection>(collection: C, key: string): Promise<Collections[C] | undefined>;
  /** All whose key begins with `prefix`, in no promised order. */
  list<C extends Collection>(collection: C, prefix?: string): Promise<readonly Collections[C][]>;
  /** All of the changes, or none: `false` when an `insert` found its key taken. */
  commit(changes: readonly Change[]): Promise<boolean>;
}

export const put = <C extends Collection>(
  collection: C,
  key: string,
  value: Collections[C],
): Change => ({ do: 'put', in: collection, key, value }) as Change;

export const insert = <C extends Collection>(
  collection: C,
  key: string,
  value: Collections[C],
): Change => ({ do: 'insert', in: collection, key, value }) as Change;

export const remove = (collection: Collection, key: string): Change =>
  ({ do: 'remove', in: collection, key }) as Change;
