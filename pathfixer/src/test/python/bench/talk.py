"""How the benchmark's clients talk: one JSON object a line in, one out; and their processes."""
import ctypes
import json
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def answer(work, questions=sys.stdin, answers=sys.stdout):
    """Answers questions until nobody asks any more."""
    for line in questions:
        answers.write(json.dumps(work(**json.loads(line))) + "\n")
        answers.flush()


def die_with_parent():
    """For a new process: it ends when its parent does, however that ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Process:
    """A process of one's own that answers questions; it dies with its parent."""

    def __init__(self, work):
        questions, self.to_child = os.pipe()
        self.from_child, answers = os.pipe()
        parent = os.getpid()
        if os.fork() == 0:
            die_with_parent()
            if os.getppid() == parent:
                answer(work, os.fdopen(questions), os.fdopen(answers, "w"))
            os._exit(0)
        os.close(questions)
        os.close(answers)
        self.answers = os.fdopen(self.from_child)

    def ask(self, question):
        os.write(self.to_child, (json.dumps(question) + "\n").encode())

    def answered(self):
        return json.loads(self.answers.readline())
