/** Work of which one piece of each name is done at a time, in the order in which it is asked for. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name)
    const { promise: turn, resolve: end } = Promise.withResolvers<void>()
    this.#last.set(name, turn)
    try {
      await before
      return await work()
    } finally {
      end()
      if (this.#last.get(name) === turn) this.#last.delete(name)
    }
  }
}
