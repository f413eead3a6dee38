// Files that people send: bytes of no meaning, the same for the same type and size.
export interface SampleFile {
  readonly type: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function sampleFile(type: string, name: string, size: number): SampleFile {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < type.length && i < size; i++) bytes[i] = type.charCodeAt(i);
  return { type, name, bytes };
}
