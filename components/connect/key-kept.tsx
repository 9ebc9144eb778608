import { Button } from '@/components/ui/button';

interface KeyKeptProps {
  /** What is listened for: "sample". */
  noun: string;
  /** The first one is there, and with it the page that takes this one's place. */
  hasCome: boolean;
  onDone: () => void;
}

/** Listens for the first of something; a key that is shown this once stays on the page until somebody is done with it. */
export function KeyKept({ noun, hasCome, onDone }: KeyKeptProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className={hasCome ? undefined : 'text-muted'}>
        {hasCome
          ? `The first ${noun} is here. Copy the key before you go on: it is shown this once.`
          : `Listening for the first ${noun} …`}
      </p>
      {hasCome ? (
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      ) : null}
    </div>
  );
}
