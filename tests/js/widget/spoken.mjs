// What the browser tells a screen reader: its own accessibility tree, one line for each part that is spoken.

/** Properties that are spoken, in the order in which they are told. */
const PROPERTIES = ['level', 'expanded', 'checked', 'pressed', 'required', 'invalid', 'disabled', 'focused'];
/** Roles that say nothing themselves. */
const SILENT = new Set([
  'generic', 'none', 'paragraph', 'InlineTextBox', 'LabelText', 'Legend', 'LineBreak', 'ListMarker', 'MenuListPopup', 'RubyAnnotation',
]);
/** What Chromium calls otherwise than ARIA does. */
const ROLES = { DisclosureTriangle: 'summary', StaticText: 'text' };

/** The lines for what this selects, in the order of the page. */
export async function spoken(page, selector) {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  for (const nodeId of nodeIds) {
    const { node } = await client.send('DOM.describeNode', { nodeId });
    const start = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
    if (start) tell(start, byId, 0, lines);
  }
  await client.detach();
  return lines;
}

function tell(node, byId, depth, lines) {
  const role = node.role?.value;
  const isSilent = node.ignored || SILENT.has(role);
  const name = (node.name?.value ?? '').replace(/\s+/g, ' ').trim();
  if (!isSilent && (role !== 'StaticText' || name)) {
    const properties = new Map(node.properties?.map(({ name, value }) => [name, value.value]));
    // That something is closed is told; that it is not required is not.
    const isTold = (name) => properties.has(name) && (name === 'expanded' || `${properties.get(name)}` !== 'false');
    const told = PROPERTIES.filter(isTold).map((name) => ` ${name}=${properties.get(name)}`);
    const description = node.description?.value ? ` (${node.description.value})` : '';
    lines.push(`${'  '.repeat(depth)}${ROLES[role] ?? role}${name ? ` 「${name}」` : ''}${told.join('')}${description}`);
  }
  // A part that is spoken as a whole has no parts of its own.
  if (['button', 'link', 'heading', 'radio', 'StaticText', 'DisclosureTriangle'].includes(role)) return;
  for (const id of node.childIds ?? []) {
    if (byId.has(id)) tell(byId.get(id), byId, isSilent ? depth : depth + 1, lines);
  }
}
