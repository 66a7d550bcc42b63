/** Hands a file that was made in the page to the person, who says where it goes. */
export type SaveFile = (name: string, text: string) => void;

export function createSaveFile(window: Window & typeof globalThis): SaveFile {
  return (name, text) => {
    const address = window.URL.createObjectURL(new window.Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = window.document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // the browser has taken what it needs when the click has returned to the page
    window.setTimeout(() => window.URL.revokeObjectURL(address), 10_000);
  };
}
