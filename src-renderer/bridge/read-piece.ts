/** Reads a piece of a file that somebody picked, as base64; without holding the rest of it. Rejects when the file is gone. */
export type ReadPiece = (piece: Blob) => Promise<string>;

export function createReadPiece(window: Window & typeof globalThis): ReadPiece {
  return (piece) =>
    new Promise((resolve, reject) => {
      const reader = new window.FileReader();
      reader.onload = () => {
        const address = String(reader.result);
        resolve(address.slice(address.indexOf(',') + 1));
      };
      reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
      reader.readAsDataURL(piece);
    });
}
