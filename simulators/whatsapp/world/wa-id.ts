// The two forms of a number: E.164 with a plus, and WhatsApp's own id. The rewriting for some countries belongs here.

export const waIdOf = (phone: string): string => phone.slice(1);

export const phoneOfWaId = (waId: string): string => `+${waId}`;
