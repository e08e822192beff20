// A notebook is whole in one page: it has queries, no attached files.
export const fileAttachments = new Map();

export function FileAttachment(name) {
  throw new Error(`unsupported: file in a notebook: ${name}`);
}

export const registerFile = FileAttachment;
export const requireFileRegistration = FileAttachment;
