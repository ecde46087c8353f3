import type { Actor } from '#web/index.ts'

/** What a member is told whose account does not say who they are on the panel: what to ask, and of whom. */
export function sayNotConnected({ account }: Actor): readonly string[] {
  const whose = account === undefined ? 'Your account' : `Your account, ${account.name},`
  return [
    `${whose} is not connected with a person of the panel, so nothing here is known to be yours.`,
    'Ask an administrator of the accounts: on the page of your account, under Accounts, they choose who you are on the panel.',
    'Until then tell the clerk, who can record for you whether you are coming and put an item forward in your name.',
  ]
}
