/**
 * A reporter for Node's tests that ends the run at the first test that fails, and else says how many seconds
 * of the processor they took.
 */
async function* firstFailure(
  events: AsyncIterable<{ type: string; data: { todo?: unknown } }>,
): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:fail' && data.todo === undefined) process.exit(1)
  }
  const { user, system } = process.cpuUsage()
  yield `\n${(user + system) / 1e6}\n`
}

// biome-ignore lint/style/noDefaultExport: Node takes a reporter as the default export of its file
export default firstFailure
