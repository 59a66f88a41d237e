/** The rings: an import may only point inward. `npm run check` and tests/house run this. */
const rings = {
  core: ['core'],
  'firmware-protocol': ['firmware-protocol'],
  content: ['content'],
  host: ['host', 'core', 'firmware-protocol', 'content'],
  electron: ['electron', 'host', 'core/protocol'],
  renderer: ['renderer', 'core', 'content'],
}
const houseFolders = '^(core|firmware-protocol|content|host|electron|renderer|tests)/'

const outward = Object.entries(rings).map(([ring, allowed]) => ({
  name: `${ring}-imports-inward-only`,
  severity: 'error',
  from: { path: `^${ring}/` },
  to: { path: houseFolders, pathNot: `^(${allowed.join('|')})/` },
}))

const pure = (ring, allowed) => ({
  name: `${ring}-is-pure`,
  comment: 'no clock, no I/O, no Node, no package but the ones named',
  severity: 'error',
  from: { path: `^${ring}/` },
  to: { path: '.', pathNot: allowed },
})

export default {
  forbidden: [
    ...outward,
    pure('core', '^(core/|node_modules/valibot)'),
    pure('firmware-protocol', '^firmware-protocol/'),
    pure('content', '^content/'),
    {
      name: 'entries-do-not-know-each-other',
      comment: 'a screen imports its own entry and renderer/shared',
      severity: 'error',
      from: { path: '^renderer/([^/]+)/' },
      to: { path: '^renderer/([^/]+)/', pathNot: '^renderer/($1|shared)/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|node_modules/(?!valibot))/|fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.vue', '.mjs', '.js'],
    },
  },
}
