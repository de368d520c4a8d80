"""The public suite jupyter_kernel_test; its samples are those of conformance.py."""

import os

import conformance
import jupyter_kernel_test
from jupyter_client.kernelspec import KernelSpecManager

KERNEL = os.environ.get("KERNEL", "java")
LANGUAGE = KernelSpecManager().get_kernel_spec(KERNEL).language
SAMPLES = conformance.snippets(KERNEL, LANGUAGE)
WORDS = {
    "java": dict(
        extension=".java",
        hello='System.out.println("hello, world");',
        complete="Sys",
        inspect="String.valueOf",
        text=('"a"+1', "a1"),
    ),
    "python": dict(
        extension=".py",
        hello='print("hello, world")',
        complete="zi",
        inspect="zip",
        text=('"a"+str(1)', "'a1'"),
    ),
}[LANGUAGE]


class PublicSuiteTest(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = LANGUAGE
    file_extension = WORDS["extension"]
    code_hello_world = WORDS["hello"]
    code_stderr = SAMPLES["stderr"]
    completion_samples = [{"text": WORDS["complete"]}]
    complete_code_samples = SAMPLES["isc_complete"]
    incomplete_code_samples = SAMPLES["isc_incomplete"]
    invalid_code_samples = SAMPLES["isc_invalid"]
    code_generate_error = SAMPLES["error"]
    code_execute_result = [
        {"code": "1+2", "result": "3"},
        {"code": WORDS["text"][0], "result": WORDS["text"][1]},
    ]
    code_display_data = [{"code": SAMPLES["html"], "mime": "text/html"}]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = WORDS["inspect"]
    code_clear_output = SAMPLES["clear_output"]
