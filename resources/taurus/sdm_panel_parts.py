"""What the panels of sdm's devices are made of: Taurus widgets, placed the same way everywhere."""

from taurus.core.taurusbasetypes import TaurusEventType
from taurus.external.qt import Qt
from taurus.qt.qtgui.base import TaurusBaseWidget
from taurus.qt.qtgui.button import TaurusCommandButton
from taurus.qt.qtgui.display import TaurusLabel, TaurusLed
from taurus.qt.qtgui.panel import TaurusForm

#: Lines of text that a row of a form is high.
_ROW = 1.75
_VALUES = (TaurusEventType.Change, TaurusEventType.Periodic)


class Lines(Qt.QPlainTextEdit, TaurusBaseWidget):  # pylint: disable=too-many-ancestors
    """A spectrum of texts, a line each, the last one in sight."""

    # Taurus' own way to begin a widget of two classes
    # pylint: disable-next=invalid-name, super-init-not-called
    def __init__(self, parent=None, designMode=False):
        name = self.__class__.__name__
        self.call__init__wo_kw(Qt.QPlainTextEdit, parent)
        self.call__init__(TaurusBaseWidget, name, designMode=designMode)
        self.setReadOnly(True)
        self.setLineWrapMode(Qt.QPlainTextEdit.NoWrap)

    def handleEvent(self, evt_src, evt_type, evt_value):  # pylint: disable=invalid-name
        """Shows the value of an event, or why there is none."""
        del evt_src
        if evt_type in _VALUES:
            # without a device there is no value
            lines = getattr(evt_value, "rvalue", None)
            self._show("\n".join(lines if lines is not None else ()))
            self.setEnabled(True)
        elif evt_type == TaurusEventType.Error:
            self.setEnabled(False)

    def _show(self, text):
        if text != self.toPlainText():
            self.setPlainText(text)
            scroll = self.verticalScrollBar()
            scroll.setValue(scroll.maximum())


def plain(label):
    """Lets a label show titles and sentences, which are other people's texts, not HTML."""
    label.setTextFormat(Qt.Qt.PlainText)


class Panel(Qt.QWidget):
    """A device's panel: state and status on top, then what a subclass adds, then commands."""

    def __init__(self, device, parent=None):
        super().__init__(parent)
        self.device = device
        self.setWindowTitle(device)
        self._parts = []
        self.box = Qt.QVBoxLayout(self)
        self._add_head()

    def closeEvent(self, event):  # pylint: disable=invalid-name
        """Lets go of the device; a closed panel shows nothing any more.

        Taurus stays subscribed for widgets that are only forgotten, and gives no first value to
        whoever comes after the last of them: an attribute that does not change would stay empty.
        """
        for part in self._parts:
            part.setModel(None)
        super().closeEvent(event)

    def _showing(self, part, model):
        self._parts.append(part)
        part.setModel(model)
        return part

    def _add_head(self):
        row = Qt.QHBoxLayout()
        led = self._showing(TaurusLed(), f"{self.device}/State")
        title = Qt.QLabel(self.device)
        plain(title)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        row.addWidget(led)
        row.addWidget(title)
        state = self.label("State")
        row.addWidget(state)
        row.addStretch(1)
        self.box.addLayout(row)
        self.status = self.label("Status")
        self.status.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.box.addWidget(self.status)

    def label(self, attribute):
        """The whole value of an attribute, which can be selected with the mouse."""
        label = TaurusLabel()
        plain(label)
        self._showing(label, f"{self.device}/{attribute}")
        label.autoTrim = False
        label.setBgRole("none")
        label.setWordWrap(True)
        label.setAlignment(Qt.Qt.AlignLeft | Qt.Qt.AlignTop)
        label.setTextInteractionFlags(Qt.Qt.TextSelectableByMouse)
        return label

    def add_form(self, *attributes):
        """A row per attribute with its label, value and unit, and a field where it is written."""
        form = TaurusForm(withButtons=False)
        self._showing(form, [f"{self.device}/{one}" for one in attributes])
        for label in form.findChildren(TaurusLabel):
            plain(label)
        form.setMinimumHeight(int((len(attributes) + 1) * _ROW * self.fontMetrics().lineSpacing()))
        self.box.addWidget(form)
        return form

    def add_lines(self, title, attribute, stretch=1):
        """A titled list of texts."""
        frame = Qt.QGroupBox(title)
        layout = Qt.QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        lines = self._showing(Lines(), f"{self.device}/{attribute}")
        layout.addWidget(lines)
        self.box.addWidget(frame, stretch)
        return lines

    def add_commands(self, *commands):
        """A button per (command, text, question); without a question it is not asked for."""
        row = Qt.QHBoxLayout()
        for command, text, question in commands:
            button = TaurusCommandButton(command=command, text=text)
            self._showing(button, self.device)
            if question:
                button.setDangerMessage(question)
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
