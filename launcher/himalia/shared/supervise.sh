# Runs the kernel by the command that follows, of which the first word is Java and the last one the connection file.
# A kernel that did not end by itself leaves a note of the cell that ran: then Java is started once more, to say in the
# notebook how it ended. As long as this shell lives, Jupyter waits with a new kernel.
java=$1
shift
"$java" "-Dhimalia.launcher=$$" "$@"
status=$?
for connection; do :; done
if [ -e "${connection%/*}/.${connection##*/}.himalia" ]; then
  "$java" "-Dhimalia.ended=$status" "$@"
fi
exit $status
