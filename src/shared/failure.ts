/**
 * A failure that is told in the program's own words: nothing that anybody typed is in them, so they may
 * stand in the log. The words of every other error may repeat what was typed, and are kept nowhere.
 */
export class Failure extends Error {
  override readonly name: string = 'Failure'
}

/**
 * Something that the program stands on does not answer. Nothing is wrong with what was asked: it can be
 * asked again.
 */
export class Outage extends Failure {
  override readonly name: string = 'Outage'
}
