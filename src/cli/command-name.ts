/** What somebody types to start the program: a checkout has its sources, the installed package its bin. */
export const commandName = (bin: string): string =>
  bin.endsWith('.ts') ? 'npm start --' : 'channelproof';
