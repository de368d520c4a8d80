# File names are UTF-8, which the JVM takes from the locale.
case "${LC_ALL:-${LC_CTYPE:-$LANG}}" in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *) unset LC_ALL; export LC_CTYPE=C.UTF-8 ;;
esac
