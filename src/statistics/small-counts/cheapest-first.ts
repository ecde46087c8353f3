/** What is waiting its turn: the cheapest goes first, and of two that cost the same the lower number. */
interface Waiting {
  readonly cost: number
  readonly number: number
}

/** A queue (a binary heap) that gives back the cheapest of what was put in. */
export class CheapestFirst<Item extends Waiting> {
  readonly #items: Item[] = []

  add(item: Item): void {
    const items = this.#items
    let place = items.length
    items.push(item)
    while (place > 0) {
      const above = (place - 1) >> 1
      const over = items[above]
      if (over === undefined || !goesBefore(item, over)) break
      items[place] = over
      place = above
    }
    items[place] = item
  }

  /** Takes the cheapest out; `undefined` when nothing is left. */
  take(): Item | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return first
    let place = 0
    for (;;) {
      const below = this.#cheaperOf(2 * place + 1, 2 * place + 2)
      const under = items[below]
      if (under === undefined || !goesBefore(under, last)) break
      items[place] = under
      place = below
    }
    items[place] = last
    return first
  }

  #cheaperOf(left: number, right: number): number {
    const [one, other] = [this.#items[left], this.#items[right]]
    return one && other && goesBefore(other, one) ? right : left
  }
}

function goesBefore(one: Waiting, other: Waiting): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.number < other.number)
}
