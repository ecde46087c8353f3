/** A reporter for Node's tests that says nothing and ends the run at the first test that fails. */
async function* firstFailure(
  events: AsyncIterable<{ type: string; data: { todo?: unknown } }>,
): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:fail' && data.todo === undefined) process.exit(1)
  }
  yield ''
}

// biome-ignore lint/style/noDefaultExport: Node takes a reporter as the default export of its file
export default firstFailure
