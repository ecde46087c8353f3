/** What is to be said of an item wherever it is listed, each a sentence. */
export function noticesOf({
  restricted,
  urgent,
  varied,
}: {
  readonly restricted?: { readonly category: string; readonly reason: string } | null | undefined
  readonly urgent?: string | null | undefined
  readonly varied?: string | null | undefined
}): readonly string[] {
  return [
    ...(restricted
      ? [
          `To be taken in private: ${restricted.category}. Why the public interest is in keeping it private: ${restricted.reason}`,
        ]
      : []),
    ...(urgent ? [`Urgent, the chair says: ${urgent}`] : []),
    ...(varied ? [`Out of the order of business, as the chair has it: ${varied}`] : []),
  ]
}
