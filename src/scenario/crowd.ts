// A crowd: many customers under one name, each of whom has a name of its own that steps can use.

/** Counted from 1. */
export const memberOf = (crowd: string, number: number): string => `${crowd}-${number}`;

export const membersOf = (crowd: string, size: number): readonly string[] =>
  Array.from({ length: size }, (_, i) => memberOf(crowd, i + 1));

/** Some of a crowd that follow one another, both ends included. */
export interface CrowdPart {
  readonly crowd: string;
  readonly from: number;
  readonly until: number;
}

export const partMembers = ({ crowd, from, until }: CrowdPart): readonly string[] =>
  Array.from({ length: until - from + 1 }, (_, i) => memberOf(crowd, from + i));

/** In a text for a crowd, this stands for the number of whoever writes it or is written to. */
export const MEMBER_MARK = '#';

export const memberText = (text: string, member: string): string =>
  text.replaceAll(MEMBER_MARK, member.slice(member.lastIndexOf('-') + 1));
