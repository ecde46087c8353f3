/** A letter by e-mail, in plain text. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends a letter, or keeps it where none can be sent. */
export type SendLetter = (letter: Letter, at: string) => Promise<void>

/** How long a link in a letter is good, in minutes. */
export const LINK_MINUTES = 15
/** How long an invitation is: it may be read after a weekend. */
export const INVITATION_MINUTES = 7 * 24 * 60

/** @param link - the whole address */
export function signInLetter(to: string, panel: string, link: string): Letter {
  return {
    to,
    subject: `Sign in to Critical Friend`,
    text: [
      `Somebody, you it is hoped, asked to sign in to Critical Friend for ${panel}.`,
      'Open this address, and press the button on the page:',
      link,
      `It is good once, for ${LINK_MINUTES} minutes. If it was not you, do nothing: nobody is signed in by this letter alone.`,
    ].join('\n\n'),
  }
}

/** @param link - the whole address */
export function invitation(to: string, name: string, panel: string, link: string): Letter {
  return {
    to,
    subject: `You are invited to Critical Friend`,
    text: [
      `${name}, there is an account for you at Critical Friend for ${panel}.`,
      'To sign in for the first time, open this address, and press the button on the page:',
      link,
      'It is good once, for seven days. After that, ask for a link on the page for signing in.',
    ].join('\n\n'),
  }
}
