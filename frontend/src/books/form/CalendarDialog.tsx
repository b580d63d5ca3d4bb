import Calendar from '@cloudscape-design/components/calendar';
import Modal from '@cloudscape-design/components/modal';

interface CalendarDialogProps {
  /** An ISO date, or nothing. */
  readonly date: string;
  readonly onCancel: () => void;
  readonly onChoose: (date: string) => void;
}

export default function CalendarDialog({ date, onCancel, onChoose }: CalendarDialogProps) {
  return (
    <Modal visible size="small" header="Choose a date" closeAriaLabel="Close" onDismiss={onCancel}>
      <Calendar
        value={date}
        ariaLabel="Calendar"
        onChange={({ detail }) => onChoose(detail.value)}
      />
    </Modal>
  );
}
