// Every decision the connector takes, by name. Replacing one alone makes a connector that is wrong in that one way.
import * as account from '../domain/account.ts';
import { clickToChatLink } from '../domain/announcement.ts';
import * as attachment from '../domain/attachment.ts';
import * as autoReply from '../domain/auto-reply.ts';
import * as profile from '../domain/business-profile.ts';
import * as businessRules from '../domain/business-rules.ts';
import * as connection from '../domain/connection.ts';
import * as conversation from '../domain/conversation.ts';
import * as deployment from '../domain/deployment.ts';
import { nameShown, nameWarnings } from '../domain/display-name.ts';
import { failureOf, failureShown } from '../domain/failure.ts';
import * as hosting from '../domain/hosting.ts';
import * as installation from '../domain/installation.ts';
import * as intake from '../domain/intake.ts';
import { reachable } from '../domain/line.ts';
import * as migration from '../domain/migration.ts';
import { mayAbandon, movePin } from '../domain/move.ts';
import { rested, timeFrees } from '../domain/number-past.ts';
import * as ownMessage from '../domain/own-message.ts';
import { eligibleNumber, numberKey, numberMayChange } from '../domain/phone-number.ts';
import * as retry from '../domain/retry.ts';
import * as serviceWindow from '../domain/service-window.ts';
import * as template from '../domain/template.ts';
import { belongsTo } from '../domain/tenancy.ts';
import * as verification from '../domain/verification.ts';
import { cloudVertical, verticalOfCloud } from '../domain/vertical.ts';
import { accountKeyRight, verifyTokenRight } from './webhooks/handshake.ts';
import { signatureRight } from './webhooks/signature.ts';

/** The requirement that hangs on each decision stands beside its function in src/domain. */
export const LAW = {
  // Hosting and its charges.
  mayOrder: hosting.mayOrder,
  numbersOrdered: hosting.numbersOrdered,
  hostingHeld: hosting.hostingHeld,
  installationHeld: hosting.installationHeld,
  chargeDate: hosting.chargeDate,
  chargeKey: hosting.chargeKey,

  // From the customer's information to the deployment ID.
  startsActivation: intake.startsActivation,
  intakeMeant: intake.intakeMeant,
  completed: intake.completed,
  lacks: intake.lacks,
  nameShown,
  nameWarnings,
  mayDeploy: deployment.mayDeploy,
  deploymentMailedAt: deployment.deploymentMailedAt,
  deploymentLines: deployment.deploymentLines,

  // Numbers, and moving them out of an app.
  eligibleNumber,
  numberKey,
  numberMayChange,
  reachable,
  rested,
  timeFrees,
  takenReason: migration.takenReason,
  migrate: migration.migrate,
  confirmLoss: migration.confirmLoss,
  migratedNumberUsable: migration.migratedNumberUsable,
  importedAfterMigration: migration.importedAfterMigration,
  wayBack: migration.wayBack,
  mustRegister: migration.mustRegister,
  movePin,
  mayAbandon,

  // Installing, and the end of it.
  appIdentity: installation.appIdentity,
  followLink: installation.followLink,
  accountStops: installation.accountStops,

  // Connecting.
  acceptDeployment: deployment.acceptDeployment,
  stepInOrder: connection.stepInOrder,
  screenAfter: connection.screenAfter,
  accountListed: connection.accountListed,
  suggestions: connection.suggestions,
  methodsOffered: verification.methodsOffered,
  methodUsed: verification.methodUsed,
  readCode: verification.readCode,
  insteadOf: verification.insteadOf,
  codeWait: verification.codeWait,
  guessWait: verification.guessWait,
  codeLate: verification.codeLate,
  codeAccepted: verification.codeAccepted,
  wrongCodeReason: verification.wrongCodeReason,
  accountName: account.accountName,
  accountId: account.accountId,

  // Conversations and tickets.
  admit: conversation.admit,
  conversationOf: conversation.conversationOf,
  inboundOrder: conversation.inboundOrder,
  outboundOrder: conversation.outboundOrder,
  shownText: conversation.shownText,
  supportTakes: attachment.supportTakes,
  lossShown: attachment.lossShown,
  sentAs: attachment.sentAs,
  author: conversation.author,
  recipientOf: conversation.recipientOf,
  sameCustomer: conversation.sameCustomer,
  overtook: conversation.overtook,
  commentLeaves: conversation.commentLeaves,
  repeatedReply: conversation.repeatedReply,
  followUpTickets: conversation.followUpTickets,

  // Views, triggers and automations.
  integrationName: businessRules.integrationName,
  pushedThrough: businessRules.pushedThrough,
  fieldsToTell: businessRules.fieldsToTell,
  notificationsIn: businessRules.notificationsIn,

  // The 24 hours.
  windowKey: serviceWindow.windowKey,
  windowStart: serviceWindow.windowStart,
  windowAfter: serviceWindow.windowAfter,
  windowOpen: serviceWindow.windowOpen,
  boundByWindow: serviceWindow.boundByWindow,
  opensWindow: serviceWindow.opensWindow,
  lateReply: serviceWindow.lateReply,
  failureOf,
  failureShown,
  needsWindow: ownMessage.needsWindow,

  // Templates.
  readTemplate: template.readTemplate,
  usableTemplate: template.usableTemplate,
  fillTemplate: template.fillTemplate,
  templateRecipient: template.templateRecipient,

  // The automatic reply, and what the ticket sees of what agents did not write.
  autoReplyDue: autoReply.autoReplyDue,
  autoReplyText: autoReply.autoReplyText,
  notedOnTicket: ownMessage.notedOnTicket,
  failsOnTicket: ownMessage.failsOnTicket,

  // The business profile.
  ...profile.PROFILE_RULES,
  fieldsWritten: profile.fieldsWritten,
  profileShown: profile.profileShown,
  sectionApplied: profile.sectionApplied,
  cloudVertical,
  verticalOfCloud,

  // Announcing the number.
  clickToChatLink,

  // Vendors that fail, and callers that lie.
  retryPause: retry.retryPause,
  leftAlone: retry.leftAlone,
  afterSilence: retry.afterSilence,
  signatureRight,
  verifyTokenRight,
  accountKeyRight,
  belongsTo,
} as const;

export type Law = { readonly [D in keyof typeof LAW]: (typeof LAW)[D] };
