/** A module hook: `node:sqlite`, which Node 20 does not have, is @photostructure/sqlite, which has the same interface. */
export function resolve(specifier, context, next) {
  return next(specifier === 'node:sqlite' ? '@photostructure/sqlite' : specifier, context)
}
