// A notebook is whole in one page: it has queries, no attached files.
export const fileAttachments = new Map();

export function FileAttachment(name) {
  throw new Error(`unsupported: file in a notebook: ${name}`);
}

export function registerFile(name) {
  return FileAttachment(name);
}

export function requireFileRegistration(name) {
  return FileAttachment(name);
}
