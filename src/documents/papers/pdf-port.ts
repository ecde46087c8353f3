/** A message between the two halves of the library that reads PDF, and a piece of what it streams. */
type Message = object & { readonly chunk?: unknown }
type Listener = (event: { readonly data: Message }) => void

/**
 * Where the library's two halves talk, which run in one thread here. Its own port copies each message to
 * the last letter, a seventh of the work of reading; only lists that the sender empties afterwards need it.
 */
export class SharedPort {
  readonly #listeners = new Set<Listener>()

  postMessage(message: Message): void {
    const data = 'chunk' in message ? { ...message, chunk: withOwnLists(message.chunk) } : message
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener({ data })
    })
  }

  addEventListener(_name: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.add(listener)
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener))
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener)
  }
}

function withOwnLists(chunk: unknown): unknown {
  if (typeof chunk !== 'object' || chunk === null) return chunk
  return Object.fromEntries(
    Object.entries(chunk).map(([name, it]) => [name, Array.isArray(it) ? [...it] : it]),
  )
}
