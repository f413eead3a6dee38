// Attachments as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/
import { type Attachment, REDACTED_NAME } from '../../world/attachment.ts';

export function attachmentJson(origin: string, attachment: Attachment) {
  const { id, token, redacted, inline } = attachment;
  const name = redacted ? REDACTED_NAME : attachment.fileName;
  const address = `${origin}/attachments/token/${token}/?name=${encodeURIComponent(name.replace(/\p{Surrogate}/gu, '?'))}`;
  return {
    url: `${origin}/api/v2/attachments/${id}.json`,
    id,
    file_name: name,
    content_url: address,
    mapped_content_url: address,
    content_type: redacted ? 'text/plain' : attachment.contentType,
    size: redacted ? 0 : attachment.bytes.length,
    width: null,
    height: null,
    inline,
    deleted: redacted,
    malware_access_override: attachment.malwareAccessOverride ?? false,
    malware_scan_result: 'malware_not_found',
    thumbnails: [],
  };
}
