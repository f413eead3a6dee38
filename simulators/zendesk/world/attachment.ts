// Files on comments. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/

export interface Attachment {
  readonly id: number;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Part of the address under which the file is fetched. */
  readonly token: string;
  /** Shown within the comment. */
  readonly inline: boolean;
  /** Set when its comment was redacted: the file is gone, its name stays. */
  redacted: boolean;
}

export const NO_ATTACHMENTS: readonly Attachment[] = [];
